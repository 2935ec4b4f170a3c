package io.yizhan.core.trade;

import java.util.Optional;

/**
 * An account to be made for a partner.
 *
 * @param account as typed
 * @param password empty: the server makes one
 */
public record PartnerAccount(String account, String displayName, Optional<String> email, Optional<String> password) {
    @Override
    public String toString() {
        return "PartnerAccount[" + account + "]";
    }
}
