package io.yizhan.core.model;

import java.util.Optional;

/**
 * One field of a content type, a field group, a repeatable group or a reference's attributes.
 *
 * @param key stable identity; never changes while the data lives
 * @param name name in the API; unique among its siblings; may be changed
 * @param type what values look like
 * @param label label in the admin
 * @param help one sentence below the input; may be empty labels of the same text as label
 * @param localized one value per locale instead of one for all
 * @param required publishing needs a value (drafts may lack it); for a localised field, in every locale published
 * @param unique no two entries of the type share a value (per locale where localised); compared in canonical form
 * @param filterable usable in where
 * @param sortable usable in orderBy
 * @param facet offered with counts
 * @param visibility who may ever see it
 * @param computed a plugin works the value out; nobody types it in
 * @param codeVersion which build of the plugin's code works it out; empty for a field that is typed in and while no code
 *     was looked at
 * @param jsonLd what a value says to search engines; empty if nothing
 * @param deprecated why it goes away and what takes its place; empty if it stays
 */
public record Field(
        FieldKey key,
        String name,
        FieldType type,
        Labels label,
        Labels help,
        boolean localized,
        boolean required,
        boolean unique,
        boolean filterable,
        boolean sortable,
        boolean facet,
        Visibility visibility,
        boolean computed,
        String codeVersion,
        Optional<JsonLd> jsonLd,
        Optional<Labels> deprecated) {

    /** Equal fields share their key; hashing all they hold costs too much for a key of a map. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The id without its owner: names columns and JSON of group rows. */
    public String id() {
        return key.id();
    }

    /** The same field with another type. */
    Field with(FieldType other) {
        return new Field(
                key,
                name,
                other,
                label,
                help,
                localized,
                required,
                unique,
                filterable,
                sortable,
                facet,
                visibility,
                computed,
                codeVersion,
                jsonLd,
                deprecated);
    }

    /** The same field worked out by this build of its plugin; a field that is typed in stays as it is. */
    Field computedBy(String version) {
        return computed
                ? new Field(
                        key,
                        name,
                        type,
                        label,
                        help,
                        localized,
                        required,
                        unique,
                        filterable,
                        sortable,
                        facet,
                        visibility,
                        true,
                        version,
                        jsonLd,
                        deprecated)
                : this;
    }

    /** True if a value holds several, in order. */
    public boolean many() {
        return switch (type) {
            case FieldType.Group group -> group.repeatable();
            case FieldType.Blocks _ -> true;
            case FieldType.Term term -> term.many();
            case FieldType.Reference reference -> reference.many();
            case FieldType.Asset asset -> asset.many();
            default -> false;
        };
    }
}
