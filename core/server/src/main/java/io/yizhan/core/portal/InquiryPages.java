package io.yizhan.core.portal;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.trade.Inquiry;
import io.yizhan.core.trade.InquiryLine;
import io.yizhan.core.trade.InquiryMessage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes pages of inquiries: what trade knows, with the names of enterprises as delivery shows them. */
@Singleton
final class InquiryPages {
    private final LineCards cards;
    private final ContentModels models;

    InquiryPages(LineCards cards, ContentModels models) {
        this.cards = cards;
        this.models = models;
    }

    InquiriesPage list(HttpRequest<?> http, Frame frame, List<Inquiry> inquiries, boolean sent) {
        Map<UUID, Shown> enterprises = cards.enterprises(
                http, frame, inquiries.stream().map(Inquiry::enterprise).toList());
        return new InquiriesPage(
                frame,
                inquiries.stream()
                        .map(inquiry -> new InquiriesPage.Row(
                                inquiry.id(),
                                inquiry.number(),
                                name(enterprises.get(inquiry.enterprise())),
                                frame.formats().moment(inquiry.sentAt()),
                                inquiry.state(),
                                inquiry.lines().size()))
                        .toList(),
                sent);
    }

    ThreadPage thread(HttpRequest<?> http, Frame frame, Inquiry inquiry, String reply, Notes notes) {
        Shown enterprise =
                cards.enterprises(http, frame, List.of(inquiry.enterprise())).get(inquiry.enterprise());
        ContentModel model = models.current();
        List<Fact> terms = new Fact.Table(frame)
                .plain("market", inquiry.market().map(code -> Choice.label(model, "country", code, frame.language())))
                .plain(
                        "incoterm",
                        inquiry.incoterm().map(code -> Choice.label(model, "incoterm", code, frame.language())))
                .facts();
        return new ThreadPage(
                frame,
                inquiry.id(),
                inquiry.number(),
                name(enterprise),
                Optional.ofNullable(enterprise).map(one -> one.plain("slug")),
                frame.formats().moment(inquiry.sentAt()),
                inquiry.state(),
                inquiry.message(),
                terms,
                inquiry.lines().stream().map(line -> line(frame, model, line)).toList(),
                inquiry.messages().stream()
                        .map(message -> new ThreadPage.Message(
                                message.side() == InquiryMessage.Side.PARTNER,
                                message.text(),
                                frame.formats().moment(message.sentAt())))
                        .toList(),
                reply,
                notes);
    }

    private static ThreadPage.Line line(Frame frame, ContentModel model, InquiryLine line) {
        String quantity = frame.formats().number(line.quantity().toPlainString());
        String unit = line.unit()
                .map(code -> " " + Choice.label(model, "unitOfMeasure", code, frame.language()))
                .orElse("");
        return new ThreadPage.Line(Text.label(line.productName(), frame.language()), quantity + unit, line.note());
    }

    private static Text name(@org.jspecify.annotations.Nullable Shown enterprise) {
        return enterprise == null ? Text.of("–") : enterprise.title("name");
    }
}
