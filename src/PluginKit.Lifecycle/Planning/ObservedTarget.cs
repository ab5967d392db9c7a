using PluginKit.Contracts.Clients;

namespace PluginKit.Lifecycle.Planning;

/// <summary>A target that its adapter has looked at. <see cref="Blocked"/> is set when nothing can be proposed.</summary>
internal sealed record ObservedTarget(TargetQuestion Question, ClientContext? Client, TargetObservation? Seen, PlannedTarget? Blocked);
