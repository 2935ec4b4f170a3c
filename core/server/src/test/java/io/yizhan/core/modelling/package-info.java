/** Tests of the content model as it is planned, changed and followed. */
@NullMarked
package io.yizhan.core.modelling;

import org.jspecify.annotations.NullMarked;
