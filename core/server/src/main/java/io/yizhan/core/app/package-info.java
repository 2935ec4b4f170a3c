/**
 * Start of the program: command line, start-up checks, health, first-run set-up, sample content.
 * It holds no feature of its own; nobody imports it. Sends no events.
 */
@NullMarked
package io.yizhan.core.app;

import org.jspecify.annotations.NullMarked;
