package io.yizhan.core.trade;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a company.
 *
 * @param country code of the vocabulary country
 * @param languages codes of the vocabulary language, the one to write in first
 * @param currencies codes of the vocabulary currency
 * @param contact name of a person
 * @param website http or https
 */
public record PartnerProfile(
        String company,
        String country,
        List<String> languages,
        List<String> currencies,
        String contact,
        String email,
        Optional<String> phone,
        Optional<String> website) {
    public PartnerProfile {
        languages = List.copyOf(languages);
        currencies = List.copyOf(currencies);
    }
}
