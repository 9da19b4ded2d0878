package org.hiphooks.guidance;

import java.util.List;
import org.hiphooks.chart.Unread;
import org.hiphooks.evaluate.Order;

/**
 * What a call is about to order.
 *
 * @param orders the orders that the content knows
 * @param unread drafts that could not be read
 */
record ReadOrders(List<Order> orders, List<Unread> unread) {

  ReadOrders {
    orders = List.copyOf(orders);
    unread = List.copyOf(unread);
  }

  /** Whether there is nothing to say. */
  boolean isEmpty() {
    return orders.isEmpty() && unread.isEmpty();
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "ReadOrders[" + orders.size() + " orders, " + unread.size() + " unread]";
  }
}
