package io.yizhan.core.portal;

/** An application has arrived. */
record ReceivedPage(Frame frame) {}
