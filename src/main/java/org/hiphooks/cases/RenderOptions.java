package org.hiphooks.cases;

import org.jspecify.annotations.Nullable;

/**
 * How a case is written. The same options give the same bytes.
 *
 * @param seed drives every choice
 * @param varied other legal codings, units, statuses and times instead of the usual ones
 * @param window where in their look-back windows the records stand
 * @param noise number of records added that must change nothing
 * @param vendorShape shapes that a widespread EHR sends although they are not plain R4
 * @param service service to ask instead of the case's own; null for its own
 * @param hook hook that fires instead of the case's own; null for its own
 */
public record RenderOptions(
    long seed,
    boolean varied,
    Window window,
    int noise,
    boolean vendorShape,
    @Nullable String service,
    @Nullable String hook) {

  /** The usual codings and times, and nothing that is not needed. */
  public static RenderOptions plain() {
    return new RenderOptions(0, false, Window.USUAL, 0, false, null, null);
  }

  /** Another seed. */
  public RenderOptions withSeed(long otherSeed) {
    return new RenderOptions(otherSeed, varied, window, noise, vendorShape, service, hook);
  }

  /** Other legal codings, units, statuses and time zones. */
  public RenderOptions withVariedCodings() {
    return new RenderOptions(seed, true, window, noise, vendorShape, service, hook);
  }

  /** Records at another place of their windows. */
  public RenderOptions withWindow(Window otherWindow) {
    return new RenderOptions(seed, varied, otherWindow, noise, vendorShape, service, hook);
  }

  /** So many records more that must change nothing. */
  public RenderOptions withNoise(int records) {
    return new RenderOptions(seed, varied, window, records, vendorShape, service, hook);
  }

  /** The shapes of a widespread EHR. */
  public RenderOptions inVendorShape() {
    return new RenderOptions(seed, varied, window, noise, true, service, hook);
  }

  /** Another service and hook, for instance order-select for a case of order-sign. */
  public RenderOptions to(String otherService, String otherHook) {
    return new RenderOptions(seed, varied, window, noise, vendorShape, otherService, otherHook);
  }
}
