/**
 * Measures the component side by side with what a user would take instead, and what it does to limits and lost answers.
 * Started by {@code run.sh}; each program ends in plain lines that a script can read.
 */
package io.github.camelsendcloud.benchmarks;
