/** Tests of the graphql room, through a real server on a port of 127.0.0.1. */
@NullMarked
package io.yizhan.core.graphql;

import org.jspecify.annotations.NullMarked;
