/**
 * HTTP: routes, limits, errors as OperationOutcome, health. {@link
 * org.hiphooks.server.HookEndpoint} is the path every call takes; what is clinical stands behind
 * {@link org.hiphooks.cdshooks.GuidanceService}.
 */
@NullMarked
package org.hiphooks.server;

import org.jspecify.annotations.NullMarked;
