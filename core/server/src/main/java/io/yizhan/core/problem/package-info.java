/**
 * What can go wrong, as data: closed list of codes, kinds, and messages in Chinese and English.
 * It does not decide how a problem is shown: rooms turn it into GraphQL errors, HTTP answers or console lines.
 * Sends no events.
 */
@NullMarked
package io.yizhan.core.problem;

import org.jspecify.annotations.NullMarked;
