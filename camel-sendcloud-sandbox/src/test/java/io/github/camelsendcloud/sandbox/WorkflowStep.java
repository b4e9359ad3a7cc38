package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a workflow in the documentation: a request, and the checks of its response.
 *
 * @param method the method
 * @param path   the path or the address, with names in the form ${name}
 * @param token  the bearer token; null for the keys of the sandbox
 * @param body   the body; empty for none
 * @param checks the checks after the arrow
 */
record WorkflowStep(String method, String path, String token, String body, List<String> checks) {

    /** The method of a step that defines a name and sends nothing. */
    static final String DEFINE = "DEFINE";

    private static final Pattern DEFINITION = Pattern.compile("(\\w+) = (.*)");
    private static final Pattern REQUEST = Pattern.compile(
            "(GET|POST|PUT|PATCH|DELETE) (\\S+)(?: with token (\\S+))?(?: (?!→)(.*?))? → (.*)");

    /** The steps of each section of a page, by the title of the section. */
    static Map<String, List<WorkflowStep>> sections(String page) {
        Map<String, List<WorkflowStep>> sections = new LinkedHashMap<>();
        for (String section : page.split("(?m)^## ")) {
            List<WorkflowStep> steps = new ArrayList<>();
            String[] blocks = section.split("(?m)^```\\w*\\n?");
            for (int i = 1; i < blocks.length; i += 2) {
                steps.addAll(steps(blocks[i]));
            }
            if (!steps.isEmpty()) {
                sections.put(section.lines().findFirst().orElseThrow(), steps);
            }
        }
        return sections;
    }

    private static List<WorkflowStep> steps(String block) {
        // a line with blanks at its begin continues the line before
        return block.replaceAll("\\n +", " ").lines().filter(line -> !line.isBlank()).map(WorkflowStep::step).toList();
    }

    private static WorkflowStep step(String line) {
        Matcher name = DEFINITION.matcher(line);
        if (name.matches()) {
            return new WorkflowStep(DEFINE, name.group(1), null, name.group(2), List.of());
        }
        Matcher request = REQUEST.matcher(line);
        if (!request.matches()) {
            throw new IllegalArgumentException("The page has an unknown step: " + line);
        }
        List<String> checks = List.of(request.group(5).split(", (?=\\$|\\d{3}|webhook )"));
        String body = request.group(4) == null ? "" : request.group(4);
        return new WorkflowStep(request.group(1), request.group(2), request.group(3), body, checks);
    }

    @Override
    public String toString() {
        return method + " " + path + " " + body;
    }
}
