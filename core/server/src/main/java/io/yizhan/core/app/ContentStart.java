package io.yizhan.core.app;

import io.yizhan.core.event.EventFeed;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.plugins.ModelStart;
import io.yizhan.core.security.SetupListener;
import io.yizhan.core.security.SiteSettingStore;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the content model in force at start, and again when the set-up has chosen the languages of the content. */
@Singleton
public final class ContentStart implements SetupListener {
    private static final Logger LOG = LoggerFactory.getLogger(ContentStart.class);

    private final ContentModels models;
    private final ModelStart start;
    private final SiteSettingStore settings;
    private final SampleContent samples;
    private final EventFeed feed;

    ContentStart(
            ContentModels models, ModelStart start, SiteSettingStore settings, SampleContent samples, EventFeed feed) {
        this.models = models;
        this.start = start;
        this.settings = settings;
        this.samples = samples;
        this.feed = feed;
    }

    /**
     * Reads and applies the model, that of plugins too, and begins to listen for events of other servers; nothing happens
     * a second time.
     */
    public void start() {
        feed.deliver();
        if (!models.ready()) {
            start.start();
        }
    }

    @Override
    public void setUp() {
        start.again();
        if (settings.sampleContentWanted()) {
            Thread.ofVirtual().name("sample-content").start(this::loadSamples);
        }
    }

    private void loadSamples() {
        SampleContent.Loaded loaded;
        try {
            loaded = samples.load();
        } catch (RuntimeException e) {
            LOG.error("sample content could not be loaded; the server goes on without the rest of it", e);
            return;
        }
        LOG.info("sample content: {} entries made, {} published", loaded.created(), loaded.published());
        loaded.refused().forEach(refused -> LOG.warn("sample content: {}", refused));
    }
}
