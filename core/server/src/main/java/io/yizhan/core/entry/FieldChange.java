package io.yizhan.core.entry;

import io.yizhan.core.model.FieldKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One change of a save.
 *
 * @param locale empty for fields that are not localised
 * @param value empty removes
 * @param translatedFrom source locale, if the value is a translation
 */
public record FieldChange(
        FieldKey field, Optional<String> locale, Optional<JsonNode> value, Optional<String> translatedFrom) {}
