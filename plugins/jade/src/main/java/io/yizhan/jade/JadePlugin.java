package io.yizhan.jade;

import io.yizhan.plugin.YizhanPlugin;

/** The jade plugin: its model lies in {@code model/}, its extensions find themselves. */
public final class JadePlugin extends YizhanPlugin {}
