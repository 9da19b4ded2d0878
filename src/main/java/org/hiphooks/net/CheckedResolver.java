package org.hiphooks.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Finds the addresses of a host once and hands those on that were checked: the connection is made
 * to them, so that a name that changes its mind between check and connection gains nothing. If one
 * address of several is refused, all are: an honest host has no reason to mix.
 */
final class CheckedResolver implements SocketAddressResolver {

  private final NameLookup names;
  private final Executor executor;

  CheckedResolver(NameLookup names, Executor executor) {
    this.names = names;
    this.executor = executor;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    executor.execute(
        () -> {
          try {
            promise.succeeded(checked(host, port, context));
          } catch (UnknownHostException | AddressRefused | RuntimeException e) {
            promise.failed(e);
          }
        });
  }

  private List<InetSocketAddress> checked(String host, int port, Map<String, Object> context)
      throws UnknownHostException, AddressRefused {
    InetAddress[] found = names.find(host);
    boolean isRefused =
        !(context.get(Destination.CONTEXT_KEY) instanceof Destination destination)
            || !(destination.getOrigin().getTag() instanceof AddressGuard guard)
            || !Arrays.stream(found).allMatch(address -> guard.admits(host, address));
    if (isRefused || found.length == 0) {
      throw new AddressRefused();
    }
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (InetAddress address : found) {
      // With its name, because that is whom the certificate must be about.
      addresses.add(
          new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
    }
    return addresses;
  }
}
