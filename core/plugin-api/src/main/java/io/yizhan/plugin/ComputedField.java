package io.yizhan.plugin;

import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * The value of a field that nobody types in: the field is marked {@code computed: true} in a model file of the same
 * plugin. Computed whenever the entry is projected, for drafts and for the published copy, so the value can be filtered,
 * sorted and searched like any other. The same values must always give the same answer: no clock, no network, no state.
 *
 * <p>Annotate the class with {@code @org.pf4j.Extension}; it needs a public constructor without parameters. May be called
 * by several threads at once. If it throws, the field is empty, and after three times the plugin is stopped.
 */
public interface ComputedField extends ExtensionPoint {
    /** Id of the content type that has the field, e.g. {@code work}. */
    String type();

    /** Key of the field, {@code plugin.id}, e.g. {@code jade.displayName}. */
    String field();

    /**
     * The value, in the canonical form of docs/model-files.md as Java values: {@code String}, {@code Boolean},
     * {@code Long}, {@code List}, {@code Map}. Decimals are strings. For a localised field, asked once for each locale.
     *
     * @param entry the entry's values, without those of computed fields
     * @return empty if there is nothing to say
     */
    Optional<Object> compute(EntryView entry);
}
