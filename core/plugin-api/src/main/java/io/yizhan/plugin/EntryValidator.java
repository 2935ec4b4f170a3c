package io.yizhan.plugin;

import java.util.List;
import java.util.Set;
import org.pf4j.ExtensionPoint;

/**
 * Says what an editor has to correct in an entry before it is published. Asked once for each locale that is to go out,
 * inside the transaction of publishing: it must be quick (well below 50 ms), free of side effects, and may be called by
 * several threads at once.
 *
 * <p>Annotate the class with {@code @org.pf4j.Extension}; it needs a public constructor without parameters. A validator
 * that throws is counted; after three times the plugin is stopped. Drafts are often incomplete: expect any field to be
 * missing.
 */
public interface EntryValidator extends ExtensionPoint {
    /** Ids of the content types it looks at, e.g. {@code work}. */
    Set<String> types();

    /**
     * Findings about the entry in the locale of the view; errors keep it from being published, warnings are shown.
     *
     * @param entry values as they would be published
     * @return empty if nothing is to be corrected
     */
    List<PluginFinding> validate(EntryView entry);
}
