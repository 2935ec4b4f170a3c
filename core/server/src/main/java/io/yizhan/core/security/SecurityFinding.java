package io.yizhan.core.security;

import io.yizhan.core.model.Labels;
import java.util.Optional;

/**
 * Something in an input of this room that can be corrected.
 *
 * @param code UPPER_SNAKE, for programs
 * @param message what is wrong and what to do, zh-Hans and en
 * @param field name of the input's member
 * @param error false for a mere warning
 */
public record SecurityFinding(String code, Labels message, Optional<String> field, boolean error) {
    static SecurityFinding error(String code, Labels message) {
        return new SecurityFinding(code, message, Optional.empty(), true);
    }

    SecurityFinding at(String member) {
        return new SecurityFinding(code, message, Optional.of(member), error);
    }
}
