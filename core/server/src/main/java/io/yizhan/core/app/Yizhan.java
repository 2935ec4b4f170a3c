package io.yizhan.core.app;

import io.micronaut.runtime.Micronaut;

/** The program. */
public final class Yizhan {
    private Yizhan() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Yizhan.class).start();
    }
}
