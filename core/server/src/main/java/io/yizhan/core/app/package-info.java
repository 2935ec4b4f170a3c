/**
 * Start of the program: command line, settings, start-up checks, health, and the pages of the admin and
 * of the sample site as files.
 * It holds no feature of its own; nobody imports it. Sends no events.
 */
@NullMarked
package io.yizhan.core.app;

import org.jspecify.annotations.NullMarked;
