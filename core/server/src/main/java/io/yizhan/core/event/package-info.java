/**
 * What happened, as records, in the order of their commits: written in the same transaction as the change, handed to
 * listeners after it, on every server.
 * It does not decide what follows from an event: listeners of other rooms do. All events of the product are declared here.
 */
@NullMarked
package io.yizhan.core.event;

import org.jspecify.annotations.NullMarked;
