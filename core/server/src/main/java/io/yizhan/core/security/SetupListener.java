package io.yizhan.core.security;

/** Told once the first-run set-up is done, after its commit: the site's languages are known now. */
@FunctionalInterface
public interface SetupListener {
    void setUp();
}
