/**
 * Trade partners: who they are, which catalogues they are granted, what they put into the basket and ask enterprises.
 * It decides no price: what a partner is granted it writes as grants of security, and delivery shows what those allow.
 * Sends PartnerChanged, InquirySent, InquiryChanged, and AccessChanged when grants change.
 */
@NullMarked
package io.yizhan.core.trade;

import org.jspecify.annotations.NullMarked;
