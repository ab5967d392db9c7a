using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Deliveries;

/// <summary>A fault of a native manifest.</summary>
/// <param name="Field">The member.</param>
/// <param name="Message">What is wrong, without the value.</param>
/// <param name="IsRejected">Whether the client rejects the plugin; otherwise it only complains.</param>
/// <param name="Code">The problem code.</param>
internal sealed record ManifestFault(string Field, string Message, bool IsRejected = true, string Code = ProblemCodes.NativeManifestInvalid);
