/**
 * The content model as the admin shows it, and plans of what a change of the site's own part would do to it.
 * It does not hold entries, and puts nothing in force itself: that is room plugins. It sends no events.
 */
@NullMarked
package io.yizhan.core.modelling;

import org.jspecify.annotations.NullMarked;
