/// What a run was, what a sample is, how it ended.
@NullMarked
package psrec.recording;

import org.jspecify.annotations.NullMarked;
