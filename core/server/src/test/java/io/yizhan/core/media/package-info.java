/** Tests of the media room, against the real server and a real database. */
@NullMarked
package io.yizhan.core.media;

import org.jspecify.annotations.NullMarked;
