package org.hiphooks.server;

/** What this build calls itself. */
final class Product {

  private Product() {}

  static String version() {
    String version = Product.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
