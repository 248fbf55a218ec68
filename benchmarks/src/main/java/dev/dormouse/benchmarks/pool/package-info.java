/** What it costs to take a record of a pool and to give it back, beside a stack of ints that hands out indexes and checks nothing. */
package dev.dormouse.benchmarks.pool;
