package org.hiphooks.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. */
@FunctionalInterface
interface NameLookup {

  /** As this machine does. */
  NameLookup SYSTEM = InetAddress::getAllByName;

  /**
   * All addresses of a host, at least one.
   *
   * @throws UnknownHostException if there is none
   */
  InetAddress[] find(String host) throws UnknownHostException;
}
