package io.yizhan.core.trade;

import java.util.Optional;

/**
 * What a company says that wants to become a partner.
 *
 * @param country code of the vocabulary country
 * @param contact name of the person, also of the account
 * @param account as typed
 * @param language code of the vocabulary language
 * @param message why it applies; may be empty
 */
public record PartnerApplication(
        String company,
        String country,
        String contact,
        String account,
        String password,
        String email,
        Optional<String> phone,
        Optional<String> website,
        String language,
        String message) {
    @Override
    public String toString() {
        return "PartnerApplication[" + company + ", " + country + "]";
    }
}
