"""The assessment for a chat assistant (Model Context Protocol), so that it asks our engine instead of guessing.

`catalogue` says what it can do, `turns` what it may send, `words` what it is to say; only `server` needs the SDK.
"""
