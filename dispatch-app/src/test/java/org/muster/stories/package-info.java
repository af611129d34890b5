/** The specification told as stories, over real HTTP and STOMP on a real PostgreSQL. */
package org.muster.stories;
