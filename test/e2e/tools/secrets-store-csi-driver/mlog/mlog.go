// Package mlog has what the Secrets Store CSI Driver 1.6.0 calls of a logging module that no module proxy serves: the same
// names, over klog. Nothing but the form of the log depends on it.
package mlog

import (
	"context"

	"k8s.io/klog/v2"
)

// LogFormat is the form of the log, which is always klog's.
type LogFormat string

const (
	FormatText LogFormat = "text"
	FormatJSON LogFormat = "json"
)

// Setup gives what writes the rest of the log.
func Setup() func() { return klog.Flush }

// ValidateAndSetKlogLevelAndFormatGlobally leaves the level as the flags say.
func ValidateAndSetKlogLevelAndFormatGlobally(context.Context, klog.Level, LogFormat) error { return nil }

func Error(message string, err error) { klog.ErrorS(err, message) }

func Fatal(err error) { klog.Fatal(err) }
