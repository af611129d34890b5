/** Where a government tells the public about an emergency: web site, WeChat, Weibo, radio and television, press; with a simulator. */
package org.muster.integrations.release;
