/**
 * Measures the component side by side with its alternatives: its speed, its start, its rate limits, and its behaviour
 * on a bad network. {@code run.sh} starts the programs. Each program prints lines that a script can read.
 */
package io.github.camelsendcloud.benchmarks;
