/// The loop that turns readings into samples, and the accounting of CPU time.
@NullMarked
package psrec.sampling;

import org.jspecify.annotations.NullMarked;
