package io.yizhan.core.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Documents parsed, held against the limits, and validated for one schema, in this order. Valid ones are kept; the cache belongs to its
 * schema and goes with it.
 */
final class DocumentCache {
    /** More errors than this tell a client nothing. */
    private static final int ERRORS_SHOWN = 20;

    /** Documents that are longer, in characters, take the place of several. */
    private static final int SHORT = 1_000;

    /** Documents that choose more fields take the place of several, as what they choose is kept as well. */
    private static final int FEW = 25;

    /** What documents choose that choose more fields is not kept. */
    private static final int MANY = 500;

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final ParserOptions options;
    private final Cache<String, Checked> held;

    /** A document that fits the schema and keeps to the limits. */
    record Checked(Document document, FieldNames names, HeldSelections selections, long fields) {}

    DocumentCache(GraphQLSchema schema, LimitsConfig limits) {
        this.schema = schema;
        this.limits = limits;
        this.options = ParserOptions.newParserOptions()
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .captureSourceLocation(true)
                .readerTrackData(false)
                .maxCharacters(limits.documentBytes())
                // the library counts the end of the document too
                .maxTokens(limits.tokens() + 1)
                .maxWhitespaceTokens(limits.tokens() * 10)
                .maxRuleDepth(limits.ruleDepth())
                .build();
        // a parsed document takes some forty times the space of its text
        this.held = Caffeine.newBuilder()
                .maximumWeight(limits.heldDocuments())
                .weigher((String text, Checked checked) ->
                        1 + text.length() / SHORT + (int) (Math.min(MANY, checked.fields()) / FEW))
                .build();
    }

    /** @throws RequestRefused when the text is no GraphQL, too complex, or does not fit the schema */
    Checked require(String text) {
        Checked known = held.getIfPresent(text);
        if (known != null) {
            return known;
        }
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > limits.documentBytes()) {
            throw new RequestRefused(tooComplex("documentBytes", length, limits.documentBytes()));
        }
        Document document = parse(text);
        DocumentLimits measured = new DocumentLimits(limits, document);
        measured.check();
        validate(document);
        HeldSelections selections = new HeldSelections(measured.directives() == 0 && measured.fields() <= MANY);
        Checked checked = new Checked(document, new FieldNames(document), selections, measured.fields());
        held.put(text, checked);
        return checked;
    }

    private Document parse(String text) {
        try {
            return new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(text)
                            .parserOptions(options)
                            .locale(Locale.ENGLISH)
                            .build());
        } catch (ParseCancelledTooDeepException e) {
            throw new RequestRefused(tooComplex("ruleDepth", limits.ruleDepth() + 1, limits.ruleDepth()));
        } catch (ParseCancelledTooManyCharsException e) {
            throw new RequestRefused(tooComplex("documentBytes", limits.documentBytes() + 1, limits.documentBytes()));
        } catch (ParseCancelledException e) {
            throw new RequestRefused(tooComplex("tokens", limits.tokens() + 1, limits.tokens()));
        } catch (InvalidSyntaxException e) {
            Problem problem = Problem.of(ProblemCode.GRAPHQL_PARSE_FAILED)
                    .with(
                            "detail",
                            ErrorDetails.cleaned(e.toInvalidSyntaxError().getMessage()));
            throw new RequestRefused(
                    List.of(new ProblemError(problem, e.toInvalidSyntaxError().getLocations())));
        }
    }

    private void validate(Document document) {
        List<ValidationError> errors;
        try {
            errors = ParseAndValidate.validate(
                    schema, document, rule -> true, Locale.ENGLISH, QueryComplexityLimits.DEFAULT);
        } catch (GoodFaithIntrospectionExceeded e) {
            throw new RequestRefused(tooComplex("introspection", 2, 1));
        }
        if (!errors.isEmpty()) {
            throw new RequestRefused(errors.stream()
                    .limit(ERRORS_SHOWN)
                    .map(DocumentCache::error)
                    .toList());
        }
    }

    private static GraphQLError error(ValidationError error) {
        if (error.getValidationErrorType() == ValidationErrorType.MaxQueryDepthExceeded
                || error.getValidationErrorType() == ValidationErrorType.MaxQueryFieldsExceeded) {
            return new ProblemError(tooComplex("fields", 100_001, 100_000), error.getLocations());
        }
        Problem problem = Problem.of(ProblemCode.GRAPHQL_VALIDATION_FAILED)
                .with("detail", ErrorDetails.cleaned(error.getMessage()));
        return new ProblemError(problem, error.getLocations(), List.of(), ErrorType.ValidationError);
    }

    static Problem tooComplex(String name, long actual, long limit) {
        return Problem.of(ProblemCode.QUERY_TOO_COMPLEX)
                .with("name", name)
                .with("actual", actual)
                .with("limit", limit);
    }
}
