/// Arithmetic on recordings: series for charts, summaries, comparisons, limits. Pure.
@NullMarked
package psrec.stats;

import org.jspecify.annotations.NullMarked;
