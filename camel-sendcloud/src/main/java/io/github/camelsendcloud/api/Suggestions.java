package io.github.camelsendcloud.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the known names that are most similar to a mistyped name. */
public final class Suggestions {

    private static final int MAX_SUGGESTIONS = 3;

    private Suggestions() {
    }

    /** The most similar names, at most three, the most similar first; empty when no name is similar. */
    public static List<String> of(String mistyped, Collection<String> known) {
        int limit = Math.max(2, mistyped.length() / 3);
        int smallest = known.stream().mapToInt(name -> distance(mistyped, name)).min().orElse(Integer.MAX_VALUE);
        return known.stream()
                .filter(name -> distance(mistyped, name) <= Math.min(limit, smallest + 1))
                .sorted(Comparator.comparingInt(name -> distance(mistyped, name)))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    /** The Levenshtein distance, in which a swap of two neighbouring characters counts as one change. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
