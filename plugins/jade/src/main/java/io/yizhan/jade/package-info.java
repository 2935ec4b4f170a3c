/**
 * The jade sector: what a jade work has beside what every work has, its appraisals and design assets.
 * It knows nothing of the server but the plugin API.
 */
@NullMarked
package io.yizhan.jade;

import org.jspecify.annotations.NullMarked;
