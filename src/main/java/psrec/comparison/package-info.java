/// What differs between recordings, and whether it is more than noise. Pure.
@NullMarked
package psrec.comparison;

import org.jspecify.annotations.NullMarked;
