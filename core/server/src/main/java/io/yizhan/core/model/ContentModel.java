package io.yizhan.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the product knows about the shape of content at one moment: immutable, checked as a whole, swapped whole.
 *
 * @param types by id, in order of definition
 * @param components by id
 * @param vocabularies by id
 * @param fingerprint SHA-256 (hex) over the canonical form; equal fingerprints mean equal models
 * @param reverses ways back along references, by id of the type they start from; follow from the types
 */
public record ContentModel(
        Map<String, ContentType> types,
        Map<String, ContentComponent> components,
        Map<String, Vocabulary> vocabularies,
        String fingerprint,
        Map<String, List<ReverseReference>> reverses) {
    public ContentModel {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        vocabularies = Collections.unmodifiableMap(new LinkedHashMap<>(vocabularies));
        reverses = Map.copyOf(reverses);
    }

    ContentModel(
            Map<String, ContentType> types,
            Map<String, ContentComponent> components,
            Map<String, Vocabulary> vocabularies,
            String fingerprint) {
        this(types, components, vocabularies, fingerprint, ReverseReference.of(types.values()));
    }

    /** The ways back from entries of a type. */
    public List<ReverseReference> reverses(ContentType target) {
        return reverses.getOrDefault(target.id(), List.of());
    }

    /**
     * The same model with the builds of the code that works out computed fields. Another build makes another model: stored
     * values are worked out again, and other servers take it over.
     *
     * @param versions by owner, e.g. SHA-256 of a plugin's package
     */
    public ContentModel computedBy(Map<String, String> versions) {
        return ModelAssembly.unchecked(ModelParts.of(this).computedBy(versions));
    }

    public Optional<ContentType> findType(String id) {
        return Optional.ofNullable(types.get(id));
    }

    public ContentType requireType(String id) {
        return findType(id).orElseThrow(() -> new IllegalArgumentException("no content type " + id));
    }

    public ContentComponent requireComponent(String id) {
        return Optional.ofNullable(components.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no component " + id));
    }

    public Vocabulary requireVocabulary(String id) {
        return Optional.ofNullable(vocabularies.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no vocabulary " + id));
    }
}
