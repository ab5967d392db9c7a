namespace PluginKit.Sources.Git;

/// <summary>A repository somewhere else.</summary>
/// <param name="Address">What git is given: an <c>https</c>, <c>ssh</c> or, where it is allowed, <c>file</c> address, or <c>git@host:path</c>. Never with a password.</param>
/// <param name="Host">Its host, for messages; <c>file</c> for this machine.</param>
public sealed record GitRemote(string Address, string Host);
