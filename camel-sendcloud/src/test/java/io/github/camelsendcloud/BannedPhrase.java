package io.github.camelsendcloud;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of this project do not use this phrase. Readers whose second language is English do not understand the
 * phrase immediately, or the project has another word for the same thing.
 *
 * @param pattern the regular expression of the phrase, in any case
 * @param instead the words to use
 * @param reason  why the phrase is banned
 */
record BannedPhrase(Pattern pattern, String instead, String reason) {

    private static final String ONE_WORD = "one thing has one word";
    private static final String NOUN = "a subject is a noun that the reader can look up";
    private static final String OLD = "a rare idiom, which readers must look up";

    static final List<BannedPhrase> ALL = List.of(
            of("answer(s|ed|ing)?", "response, responds with, or returns", ONE_WORD),
            of("repetitions?|repeat(s|ed|ing|edly)?", "retry, attempt; of events: duplicate", ONE_WORD),
            of("(made|make|makes|sent|tried|call(ed)?|ask(s|ed)?) (again|anew|once more)", "retry, retried", ONE_WORD),
            of("anew|once more", "again, or newly created", OLD),
            of("gaps?", "path parameter", ONE_WORD),
            of("bulk", "batch", ONE_WORD),
            of("(goes|go|went|going) before", "takes precedence over", ONE_WORD),
            of("(goes|go|went|going) on", "resumes or continues", ONE_WORD),
            of("renew(s|ed|ing|al)?", "refresh (of a token)", ONE_WORD),
            of("the bound", "watermark, checkpoint, or limit", ONE_WORD),
            of("whoever|whomever", "the client, the caller, or another noun", NOUN),
            of("nobody|no one", "no client, no caller, or another noun", NOUN),
            of("somebody|someone|anybody|anyone|everybody|everyone", "a client, a caller, or another noun", NOUN),
            of("a stranger|strangers?", "an unknown sender", NOUN),
            of("what there is|what is there", "the noun", NOUN),
            of("that of|those of", "the noun once again: the port of the server", NOUN),
            of("those (that|which|who)|that which", "the noun: options that, calls that", NOUN),
            of("(is|are|was|were|be|been) told", "receives, or has the value", "things have values; nothing is told"),
            of("(is|are|was|were) to be", "must be", OLD),
            of("to be had|(is|are|was|were|be) got", "gets, or is fetched", OLD),
            of("for want of", "because no … exists", OLD),
            of("lest", "so that … not", OLD),
            of("all the same", "nevertheless, or nothing", OLD),
            of("besides", "also, or in addition", OLD),
            of("the very", "the same, or nothing", OLD),
            of("in vain", "without a result", OLD),
            of("in passing", "temporarily", OLD),
            of("for good", "permanently", OLD),
            of("by turns", "alternately", OLD),
            of("now and then|at times", "sometimes", OLD),
            of("(and|or) (its|their) kin", "and similar headers", OLD),
            of("(tell|tells|told|telling)( \\w+){0,4} apart", "distinguishes", OLD),
            of("(see|sees|saw) to (it|that)", "makes sure that", OLD),
            of("(take|takes|taken|took) for", "treated as", OLD),
            of("but for", "except", OLD),
            of("would have (it|them)|will do|has (it|them) that", "is sufficient", OLD),
            of("hence|thereof|thereby|therein|whereby|wherein", "so, or a full sentence", OLD));

    private static BannedPhrase of(String phrase, String instead, String reason) {
        return new BannedPhrase(Pattern.compile("\\b(?:" + phrase + ")\\b", Pattern.CASE_INSENSITIVE), instead, reason);
    }

    /** Returns a message for each place in the text that has a banned phrase. */
    static Stream<String> in(String text) {
        String line = text.replaceAll("\\s+", " ");
        return ALL.stream().flatMap(phrase -> phrase.pattern.matcher(line).results().map(
                found -> "\"%s\" in \"%s\": write %s (%s)".formatted(
                        found.group(),
                        line.substring(Math.max(0, found.start() - 50), Math.min(line.length(), found.end() + 50)),
                        phrase.instead, phrase.reason)));
    }
}
