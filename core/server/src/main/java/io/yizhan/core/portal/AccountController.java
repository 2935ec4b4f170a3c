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
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.CallerSource;
import io.yizhan.core.security.SignInService;
import io.yizhan.core.trade.ApplicationOutcome;
import io.yizhan.core.trade.BasketKey;
import io.yizhan.core.trade.BasketService;
import io.yizhan.core.trade.PartnerApplication;
import io.yizhan.core.trade.PartnerService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sign in, sign out, apply to become a partner. */
@Controller("/catalog/{language}")
@Produces("text/html")
@Consumes("application/x-www-form-urlencoded")
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountController {
    /** Pages of this room only: nobody is led elsewhere by a made-up address. */
    private static final Pattern NEXT = Pattern.compile("[a-z-]+(/[A-Za-z0-9_.~%-]+){0,2}");

    private final PageAnswers answers;
    private final CallerSource callers;
    private final SignInService signIn;
    private final PartnerService partners;
    private final BasketService basketService;
    private final Baskets baskets;
    private final ContentModels models;

    AccountController(
            PageAnswers answers,
            CallerSource callers,
            SignInService signIn,
            PartnerService partners,
            BasketService basketService,
            Baskets baskets,
            ContentModels models) {
        this.answers = answers;
        this.callers = callers;
        this.signIn = signIn;
        this.partners = partners;
        this.basketService = basketService;
        this.baskets = baskets;
        this.models = models;
    }

    @Get("/sign-in")
    HttpResponse<?> signInForm(HttpRequest<?> http, @PathVariable String language) {
        String next = next(http.getParameters().get("next"));
        return answers.answer(
                http,
                language,
                frame -> frame.signedIn()
                        ? PageAnswer.elsewhere(frame.to(next))
                        : PageAnswer.page("signIn.jte", new SignInPage(frame, "", next, Optional.empty())));
    }

    @Post("/sign-in")
    HttpResponse<?> signIn(HttpRequest<?> http, @PathVariable String language, @Body byte @Nullable [] body) {
        return answers.answer(http, language, frame -> {
            SentForm form = SentForm.of(body);
            callers.ofForm(http, form.text("csrf"));
            String account = form.text("account");
            String next = next(form.text("next"));
            return switch (signIn.signIn(account, form.text("password"), callers.visit(http), false)) {
                case SignInService.Outcome.Done done -> signedIn(http, frame, done, next);
                case SignInService.Outcome.Refused refused ->
                    new PageAnswer.Page(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "signIn.jte",
                            new SignInPage(frame, account, next, Optional.of(refusal(frame, refused))));
            };
        });
    }

    private PageAnswer signedIn(HttpRequest<?> http, Frame frame, SignInService.Outcome.Done done, String next) {
        List<String> cookies = new ArrayList<>();
        cookies.add(done.setCookie());
        baskets.findVisitor(http).ifPresent(visitor -> {
            basketService.merge(
                    visitor, new BasketKey.OfUser(done.caller().user().id()));
            cookies.add(baskets.taken());
        });
        return new PageAnswer.Elsewhere(frame.to(next), false, cookies);
    }

    private static String refusal(Frame frame, SignInService.Outcome.Refused refused) {
        return switch (refused.reason()) {
            case WRONG_CREDENTIALS -> frame.say("signIn.wrong");
            case DISABLED -> frame.say("signIn.disabled");
            case TOO_MANY_ATTEMPTS ->
                frame.say("signIn.tooMany", minutes(refused.retryAfter().orElse(Duration.ZERO)));
        };
    }

    private static long minutes(Duration wait) {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }

    private static String next(@Nullable String wanted) {
        return wanted != null && NEXT.matcher(wanted).matches() ? wanted : "";
    }

    @Post("/sign-out")
    HttpResponse<?> signOut(HttpRequest<?> http, @PathVariable String language, @Body byte @Nullable [] body) {
        return answers.answer(http, language, frame -> {
            Caller caller = callers.ofForm(http, SentForm.of(body).text("csrf"));
            return caller instanceof Caller.SignedIn signedIn
                    ? PageAnswer.elsewhere(frame.to(""), signIn.signOut(signedIn))
                    : PageAnswer.elsewhere(frame.to(""));
        });
    }

    @Get("/apply")
    HttpResponse<?> applyForm(HttpRequest<?> http, @PathVariable String language) {
        return answers.answer(
                http,
                language,
                frame -> frame.signedIn()
                        ? PageAnswer.elsewhere(frame.to(""))
                        : PageAnswer.page("apply.jte", form(frame, new SentForm(Map.of()), Notes.none())));
    }

    @Post("/apply")
    HttpResponse<?> apply(HttpRequest<?> http, @PathVariable String language, @Body byte @Nullable [] body) {
        return answers.answer(http, language, frame -> {
            SentForm form = SentForm.of(body);
            callers.ofForm(http, form.text("csrf"));
            return switch (partners.apply(application(form), callers.visit(http))) {
                case ApplicationOutcome.Received _ -> PageAnswer.elsewhere(frame.to("apply/received"));
                case ApplicationOutcome.Refused refused ->
                    new PageAnswer.Page(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "apply.jte",
                            form(frame, form, Notes.of(frame, refused.findings())));
                case ApplicationOutcome.TooMany tooMany ->
                    new PageAnswer.Page(
                            HttpStatus.TOO_MANY_REQUESTS, "apply.jte", form(frame, form, wait(frame, tooMany)));
            };
        });
    }

    @Get("/apply/received")
    HttpResponse<?> received(HttpRequest<?> http, @PathVariable String language) {
        return answers.answer(http, language, frame -> PageAnswer.page("received.jte", new ReceivedPage(frame)));
    }

    private static PartnerApplication application(SentForm form) {
        return new PartnerApplication(
                form.text("company").strip(),
                form.text("country"),
                form.text("contact").strip(),
                form.text("account").strip(),
                form.text("password"),
                form.text("email").strip(),
                form.find("phone"),
                form.find("website"),
                form.text("language"),
                form.text("message").strip());
    }

    private static Notes wait(Frame frame, ApplicationOutcome.TooMany tooMany) {
        String sentence = frame.say("apply.tooMany", minutes(tooMany.retryAfter()));
        return new Notes(Map.of("", List.of(new Notes.Note(sentence, false))));
    }

    private ApplyPage form(Frame frame, SentForm typed, Notes notes) {
        ContentModel model = models.current();
        List<Choice> languages = Choice.of(model, "language", frame.language());
        String language = typed.find("language").orElse(frame.language().tag());
        return new ApplyPage(frame, typed, Choice.of(model, "country", frame.language()), languages, language, notes);
    }
}
