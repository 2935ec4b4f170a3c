package io.yizhan.core.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.PageTemplate;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import io.yizhan.core.trade.BasketKey;
import io.yizhan.core.trade.BasketLine;
import io.yizhan.core.trade.BasketService;
import io.yizhan.core.trade.Inquiry;
import io.yizhan.core.trade.InquiryDraft;
import io.yizhan.core.trade.InquiryOutcome;
import io.yizhan.core.trade.InquiryService;
import io.yizhan.core.trade.SendOutcome;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inquiries of a partner: send the basket, read what was answered, answer in turn. */
@Controller("/catalog/{language}")
@Produces("text/html")
@Consumes("application/x-www-form-urlencoded")
@ExecuteOn(TaskExecutors.BLOCKING)
class InquiryController {
    private static final int LONGEST_KEY = 64;

    private final PageAnswers answers;
    private final CallerSource callers;
    private final BasketService baskets;
    private final InquiryService inquiries;
    private final InquiryPages pages;
    private final LineCards cards;
    private final ContentModels models;

    InquiryController(
            PageAnswers answers,
            CallerSource callers,
            BasketService baskets,
            InquiryService inquiries,
            InquiryPages pages,
            LineCards cards,
            ContentModels models) {
        this.answers = answers;
        this.callers = callers;
        this.baskets = baskets;
        this.inquiries = inquiries;
        this.pages = pages;
        this.cards = cards;
        this.models = models;
    }

    @Get("/inquiry")
    HttpResponse<?> form(HttpRequest<?> http, @PathVariable String language) {
        return answers.answer(http, language, frame -> {
            Optional<UUID> user = frame.caller().userId();
            if (user.isEmpty()) {
                return PageAnswer.elsewhere(frame.to("sign-in?next=inquiry"));
            }
            BasketKey basket = new BasketKey.OfUser(user.get());
            if (baskets.count(basket) == 0) {
                return PageAnswer.elsewhere(frame.to("basket"));
            }
            SentForm empty = new SentForm(Map.of());
            return PageAnswer.page("inquiry.jte", form(http, frame, basket, empty, Notes.none()));
        });
    }

    @Post("/inquiry")
    HttpResponse<?> send(HttpRequest<?> http, @PathVariable String language, @Body byte @Nullable [] body) {
        return answers.answer(http, language, frame -> {
            SentForm form = SentForm.of(body);
            Caller caller = callers.ofForm(http, form.text("csrf"));
            UUID user = caller.userId()
                    .orElseThrow(() -> Problem.of(ProblemCode.UNAUTHENTICATED).exception());
            BasketKey basket = new BasketKey.OfUser(user);
            InquiryDraft draft = new InquiryDraft(
                    basket,
                    form.text("message"),
                    form.find("market"),
                    form.find("incoterm"),
                    frame.language().tag());
            String key = form.text("key");
            return switch (inquiries.send(caller, draft, key.substring(0, Math.min(key.length(), LONGEST_KEY)))) {
                case SendOutcome.Sent sent -> PageAnswer.elsewhere(frame.to("inquiries/sent?" + numbers(sent)));
                case SendOutcome.Refused refused ->
                    new PageAnswer.Page(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "inquiry.jte",
                            form(http, frame, basket, form, Notes.of(frame, refused.findings())));
            };
        });
    }

    private static String numbers(SendOutcome.Sent sent) {
        return sent.inquiries().stream()
                .map(inquiry -> "number=" + PageTemplate.encode(inquiry.number()))
                .collect(Collectors.joining("&"));
    }

    private InquiryPage form(HttpRequest<?> http, Frame frame, BasketKey basket, SentForm typed, Notes notes) {
        List<UUID> products =
                baskets.lines(basket).stream().map(BasketLine::product).toList();
        Collection<ProductCard> known = cards.products(http, frame, products).values();
        Set<Text> enterprises = known.stream()
                .flatMap(product -> product.enterprise().stream())
                .collect(Collectors.toCollection(HashSet::new));
        ContentModel model = models.current();
        return new InquiryPage(
                frame,
                products.size(),
                enterprises.size(),
                typed.text("message"),
                typed.text("market"),
                typed.text("incoterm"),
                Choice.of(model, "country", frame.language()),
                Choice.of(model, "incoterm", frame.language()),
                typed.find("key").orElseGet(() -> UUID.randomUUID().toString()),
                notes);
    }

    @Get("/inquiries")
    HttpResponse<?> list(HttpRequest<?> http, @PathVariable String language) {
        return answers.answer(
                http,
                language,
                frame -> frame.signedIn()
                        ? PageAnswer.page(
                                "inquiries.jte", pages.list(http, frame, inquiries.ofPartner(frame.caller()), false))
                        : PageAnswer.elsewhere(frame.to("sign-in?next=inquiries")));
    }

    /** Right after sending: those of the numbers that are the caller's own. */
    @Get("/inquiries/sent")
    HttpResponse<?> sent(HttpRequest<?> http, @PathVariable String language) {
        Set<String> numbers = Set.copyOf(http.getParameters().getAll("number"));
        return answers.answer(http, language, frame -> {
            List<Inquiry> sent = inquiries.ofPartner(frame.caller()).stream()
                    .filter(inquiry -> numbers.contains(inquiry.number()))
                    .toList();
            return sent.isEmpty()
                    ? PageAnswer.elsewhere(frame.to("inquiries"))
                    : PageAnswer.page("inquiries.jte", pages.list(http, frame, sent, true));
        });
    }

    @Get("/inquiries/{id}")
    HttpResponse<?> thread(HttpRequest<?> http, @PathVariable String language, @PathVariable String id) {
        return answers.answer(http, language, frame -> {
            if (!frame.signedIn()) {
                return PageAnswer.elsewhere(frame.to("sign-in?next=inquiries"));
            }
            return PageAnswer.page(
                    "thread.jte", pages.thread(http, frame, require(frame.caller(), id), "", Notes.none()));
        });
    }

    @Post("/inquiries/{id}/reply")
    HttpResponse<?> reply(
            HttpRequest<?> http, @PathVariable String language, @PathVariable String id, @Body byte @Nullable [] body) {
        return answers.answer(http, language, frame -> {
            SentForm form = SentForm.of(body);
            Caller caller = callers.ofForm(http, form.text("csrf"));
            Inquiry inquiry = require(caller, id);
            return switch (inquiries.reply(caller, inquiry.id(), form.text("text"))) {
                case InquiryOutcome.Done _ -> PageAnswer.elsewhere(frame.to("inquiries/" + inquiry.id()));
                case InquiryOutcome.Refused refused ->
                    new PageAnswer.Page(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "thread.jte",
                            pages.thread(http, frame, inquiry, form.text("text"), Notes.of(frame, refused.findings())));
            };
        });
    }

    private Inquiry require(Caller caller, String id) {
        UUID wanted;
        try {
            wanted = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.NOT_FOUND).exception(e);
        }
        return inquiries
                .find(caller, wanted)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    }
}
