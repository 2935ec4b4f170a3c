package io.yizhan.core.trade;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.graphql.TextSchemaPart;
import jakarta.inject.Singleton;

/** A partner's inquiries in the delivery API. */
@Singleton
final class InquirySchemaPart extends TextSchemaPart {
    InquirySchemaPart(SendMutations mutations) {
        super("inquiry", Endpoint.DELIVERY, (text, draft) -> {
            draft.type(Scalars.TEXTS);
            text.addQuery(draft, "myInquiries", mutations::mine)
                    .addMutation(draft, "sendInquiry", mutations::send)
                    .addMutation(draft, "replyToInquiry", mutations::reply);
        });
    }
}
