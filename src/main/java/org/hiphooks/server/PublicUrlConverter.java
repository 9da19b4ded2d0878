package org.hiphooks.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a server as browsers see it: https, or http on this machine only. */
public final class PublicUrlConverter implements ITypeConverter<URI> {

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public URI convert(String value) {
    try {
      URI url = new URI(value);
      if (isSafe(url) && url.getQuery() == null && url.getFragment() == null) {
        return URI.create(value.replaceFirst("/+$", ""));
      }
    } catch (URISyntaxException e) {
      throw refused();
    }
    throw refused();
  }

  private static boolean isSafe(URI url) {
    boolean isHere = HERE.contains(String.valueOf(url.getHost()));
    return url.getHost() != null
        && url.getUserInfo() == null
        && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isHere));
  }

  private static TypeConversionException refused() {
    return new TypeConversionException(
        "an address is like https://hiphooks.example.org; http only on this machine");
  }
}
