/** Tests of the jade plugin. */
@org.jspecify.annotations.NullMarked
package io.yizhan.jade;
