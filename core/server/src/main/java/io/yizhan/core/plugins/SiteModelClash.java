package io.yizhan.core.plugins;

import io.yizhan.core.model.ModelRejected;

/** Plugins that would fit by themselves do not go together with the site's own model, which is in force. */
final class SiteModelClash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ModelRejected rejected;

    SiteModelClash(ModelRejected rejected) {
        super(rejected.getMessage(), rejected);
        this.rejected = rejected;
    }

    /** What does not go together. */
    ModelRejected rejected() {
        return rejected;
    }
}
